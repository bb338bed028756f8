// The least that a browser must do when a link is clicked whose page is at hand: that stands in the document already, laid out
// and out of sight as ours is, and a class brings it into sight. All else waits until it is painted.

const front = document.querySelector(".page");
const linked = ({ target }) => target.closest("a[href^='/articles/']");
let ahead;

addEventListener("pointerover", async (event) => {
  const link = linked(event);
  if (!link || ahead) return;
  ahead = document.createElement("div");
  const answer = await fetch(link.href);
  const { title, head, body } = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.head.append(...head.querySelectorAll("style"));
  ahead.append(...body.querySelector(".page").childNodes);
  ahead.className = "page ahead measured";
  ahead.dataset.title = title;
  front.after(ahead);
  ahead.getBoundingClientRect();
  ahead.className = "page ahead";
});

addEventListener("click", (event) => {
  const link = linked(event);
  if (!link) return;
  event.preventDefault();
  ahead.className = "page";
  front.dataset.leaving = "";
  scrollTo(0, 0);
  ahead.querySelector("h1").focus({ preventScroll: true });
  setTimeout(() => {
    front.remove();
    history.pushState(null, "", link.href);
    document.title = ahead.dataset.title;
  }, 50);
});
