// Starts the islands on pages that have any. Needs no inline script, so that the page's policy can
// forbid them; the tag's data names the files, because their names change with their content.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  if (!js || !("WebAssembly" in window)) return;
  import(js)
    .then(async (app) => {
      await app.default({ module_or_path: wasm });
      app.hydrate();
      // Outer islands first: an inner one may be part of the children that an outer one wakes.
      for (const island of document.querySelectorAll("leptos-island")) {
        await app[island.dataset.component]?.(island);
      }
      document.documentElement.dataset.awake = "";
    })
    // The page works as it was served: say why to whoever looks, and leave it so.
    .catch((why) => console.warn("islands not started:", why));
})();
