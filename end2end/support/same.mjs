// What a page's main part is made of, so that two pages can be compared.

/** The main part as lines, without what differs by design: what is hidden and counted where scripts
 * run, how it was filled in, and white space. */
export const markup = (page, html) =>
  page.evaluate((served) => {
    const root = served ? new DOMParser().parseFromString(served, 'text/html') : document;
    const main = root.querySelector('main').cloneNode(true);
    const counts = '.govuk-character-count__status, .govuk-character-count__sr-status, template, leptos-children > template';
    for (const extra of main.querySelectorAll(counts)) extra.remove();
    const own = ['value', 'checked', 'selected', 'hidden', 'disabled', 'data-asked'];
    const lines = [];
    const walk = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.textContent.replace(/\s+/g, ' ').trim();
        if (text) lines.push(`${depth}${text}`);
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const attributes = [...node.attributes]
        .filter(({ name }) => !own.includes(name) || (name === 'value' && /radio|checkbox/.test(node.type)))
        .map(({ name, value }) => {
          if (name !== 'class') return `${name}="${value}"`;
          const classes = value.split(/\s+/).filter((each) => each);
          const count = classes.includes('govuk-character-count__message');
          return `class="${classes.filter((each) => !count || each !== 'govuk-visually-hidden').sort().join(' ')}"`;
        });
      lines.push(`${depth}<${node.localName} ${attributes.sort().join(' ')}>`);
      // What was typed is compared by itself.
      if (node.localName === 'textarea') return;
      for (const inner of node.childNodes) walk(inner, `${depth} `);
    };
    walk(main, '');
    return lines;
  }, html);

/** The title that a page was served with. */
export const titleOf = (html) => /<title>([^<]*)<\/title>/.exec(html)[1];
