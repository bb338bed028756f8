// Keeps `window.__console` and `window.__cls` for the tests.
(() => {
  const log = (window.__console = []);
  const text = (value) => (value instanceof Error ? `${value.name}: ${value.message}` : String(value));
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = function (...values) {
      log.push(`${level}: ${values.map(text).join(" ")}`);
      return original.apply(this, values);
    };
  }
  addEventListener("error", (event) => {
    // An image or a script that fails to load is an event on its element, and has no message.
    if (event.message) log.push(`uncaught: ${event.message}`);
  });
  addEventListener("unhandledrejection", (event) => log.push(`unhandled: ${text(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => log.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  window.__cls = 0;
  if (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes?.includes("layout-shift")) {
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.__cls += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  }
})();
