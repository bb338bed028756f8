// Runs in every page before anything of its own, and keeps what the browser measures in `window.__seen`.
(() => {
  const seen = (window.__seen = { lcp: 0, fcp: 0, shift: 0, blocking: 0, longest: 0, element: "", memory: [] });
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
    seen.element = entry.element?.localName ?? "";
  });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
  });
  // Of a long task, what goes beyond 50 ms keeps the reader waiting (web.dev, "Total Blocking Time").
  observe("longtask", (entry) => {
    seen.blocking += entry.duration - 50;
    seen.longest = Math.max(seen.longest, entry.duration);
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });

  // Waits until `expected` is true: when that was there, and when it was painted.
  const follow = (since, expected, tell) => {
    const look = () => {
      if (!expected()) return requestAnimationFrame(look);
      const there = performance.now() - since;
      // A message that is sent from a frame arrives when that frame has been handed over for painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => tell({ there, painted: performance.now() - since });
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };

  // A click that leads to `expected` becoming true. All of this is run once before, so that the click does not wait for it to be
  // compiled: what is measured is the page.
  window.__follow = async (expected) => {
    delete window.__followed;
    const from = (expected, tell) => (event) => follow(event.timeStamp, expected, tell);
    let looks = 0;
    await new Promise((tell) => from(() => expected() || looks++ > 0, tell)({ timeStamp: performance.now() }));
    const begin = from(expected, (followed) => (window.__followed = followed));
    addEventListener("click", begin, { capture: true, once: true });
  };

  // The memory that WebAssembly has taken is no part of JavaScript's heap.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      seen.memory.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
      return made;
    };
  }
})();
