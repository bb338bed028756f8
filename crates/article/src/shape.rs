//! The shape of what is shown in a page.

/// What width and height say together, where both do: nothing is 0 wide.
pub(crate) fn shape(width: Option<u32>, height: Option<u32>) -> Option<[u32; 2]> {
    Some([width?, height?]).filter(|shape| !shape.contains(&0))
}
