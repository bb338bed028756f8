// Of such a page whose story has cards of third parties: opens one when a reader asks for it. What opens it stands before
// this: it is the viewer's (src/browser/cards.js).
document.addEventListener("click", ({ target }) => {
  const card = target.closest("[data-action=load-embed]");
  if (card) open(card);
});
