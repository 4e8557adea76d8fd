// What really goes over the wire, as the server packs it.
import http from 'node:http';

/** An answer as it is sent to a browser that takes brotli: status, headers, and the body's packed bytes. */
export function fetched(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = http.get(url, { headers: { 'accept-encoding': 'br', ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
  });
}

/** The files that a page names, each once: its style sheet, also where it carries that, and what its script tag loads sooner or later. */
export function named(html) {
  const attribute = (name) => new RegExp(`<script[^>]* ${name}="?([^" >]+)`).exec(html)?.[1];
  return {
    css: /<link rel="stylesheet"[^>]* href="([^"]+)"/.exec(html)[1],
    scripts: ['src', 'data-js', 'data-wasm'].map(attribute).filter(Boolean),
  };
}
