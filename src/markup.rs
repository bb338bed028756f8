//! Markup as Yew's virtual nodes, written with functions instead of `html!`.
//!
//! The macro puts the building of every element in line, which came to a third of what a reader downloads; here it
//! stands once, and a call costs a few bytes (`ARCHITECTURE.md`, "Bytes"). What comes out is the same.

use article::Lang;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

/// An element that is being written. Each part of it is added in the order of the page.
pub(crate) struct Element(Box<Draft>);

struct Draft {
    name: &'static str,
    key: Option<u32>,
    attributes: Attributes,
    children: Vec<VNode>,
}

/// Begins an element.
#[inline(never)]
pub(crate) fn el(name: &'static str) -> Element {
    Element(Box::new(Draft { name, key: None, attributes: Attributes::default(), children: Vec::new() }))
}

/// A stretch of words. They are escaped by whoever shows them: there is no way from here to raw HTML.
#[inline(never)]
pub(crate) fn words(words: &str) -> VNode {
    VText::new(AttrValue::Rc(words.into())).into()
}

impl Element {
    /// Names the piece of the page that this is: what tests, partners' style sheets and our scripts find it by.
    pub(crate) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Adds an attribute. `None` leaves it out.
    pub(crate) fn attr(self, name: &'static str, value: impl Value) -> Self {
        value.put(self, name)
    }

    /// Says which language the element is in and which way it runs, where that is another than around it.
    #[inline(never)]
    pub(crate) fn lang(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.attr("lang", lang.as_str().to_owned()).attr("dir", lang.direction().as_str()),
            None => self,
        }
    }

    /// Adds words.
    #[inline(never)]
    pub(crate) fn text(self, text: &str) -> Self {
        self.child(words(text))
    }

    /// Adds a node.
    pub(crate) fn child(self, child: impl Into<VNode>) -> Self {
        self.push(child.into())
    }

    /// Adds a node, if there is one.
    pub(crate) fn maybe<T: Into<VNode>>(self, child: Option<T>) -> Self {
        match child {
            Some(child) => self.push(child.into()),
            None => self,
        }
    }

    /// Adds a node for each of the items.
    pub(crate) fn each<T, N: Into<VNode>>(mut self, items: &[T], node: impl Fn(&T) -> N) -> Self {
        for item in items {
            self = self.push(node(item).into());
        }
        self
    }

    /// Tells the element from those that stood in its place before: it is made anew and not turned into the next.
    #[cfg(feature = "browser")]
    pub(crate) fn key(mut self, key: u32) -> Self {
        self.0.key = Some(key);
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        let attributes = self.0.attributes.get_mut_index_map();
        attributes.insert(AttrValue::Static(name), AttributeOrProperty::Attribute(value));
        self
    }

    #[inline(never)]
    fn push(mut self, child: VNode) -> Self {
        self.0.children.push(child);
        self
    }
}

impl From<Element> for VNode {
    #[inline(never)]
    fn from(element: Element) -> Self {
        let Draft { name, key, attributes, mut children } = *element.0;
        let content = match children.len() {
            1 => children.remove(0),
            _ => all(children),
        };
        let name = AttrValue::Static(name);
        let key = key.map(|key| key.into());
        VTag::__new_other(name, Default::default(), key, attributes, Default::default(), content).into()
    }
}

/// Nodes, one after the other, with nothing around them.
#[inline(never)]
pub(crate) fn all(nodes: Vec<VNode>) -> VNode {
    VList::with_children(nodes, None).into()
}

/// What may stand in an attribute.
pub(crate) trait Value {
    /// Puts it there; nothing leaves the attribute out.
    fn put(self, element: Element, name: &'static str) -> Element;
}

impl Value for &'static str {
    #[inline(never)]
    fn put(self, element: Element, name: &'static str) -> Element {
        element.set(name, AttrValue::Static(self))
    }
}

impl Value for String {
    #[inline(never)]
    fn put(self, element: Element, name: &'static str) -> Element {
        element.set(name, AttrValue::Rc(self.into()))
    }
}

impl<T: Value> Value for Option<T> {
    fn put(self, element: Element, name: &'static str) -> Element {
        match self {
            Some(value) => value.put(element, name),
            None => element,
        }
    }
}
