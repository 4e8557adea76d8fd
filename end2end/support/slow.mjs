// Connections as bad as they can be.
import { createServer, request as ask } from 'node:http';

/** Requests for this address begin, and get no answer until they are let go. */
export async function hold(context, address) {
  const held = [];
  let open = false;
  await context.route(address, (route) => (open ? route.continue() : held.push(route)));
  return {
    count: () => held.length,
    letGo() {
      open = true;
      return Promise.all(held.map((route) => route.continue()));
    },
  };
}

/** Serves the site, but of each page only what stands before this mark, until it is let be `whole`. */
export async function stuckAt(origin, mark) {
  let stuck = true;
  const server = createServer((request, response) => {
    const headers = { ...request.headers, host: new URL(origin).host, 'accept-encoding': 'identity' };
    const passed = ask(origin + request.url, { method: request.method, headers }, (answer) => {
      const page = answer.headers['content-type']?.startsWith('text/html');
      const { 'content-length': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode, rest);
      if (!page || !stuck) return answer.pipe(response);
      let html = '';
      answer.setEncoding('utf8').on('data', (part) => (html += part));
      answer.on('end', () => response.write(html.slice(0, html.indexOf(mark))));
    });
    request.pipe(passed);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    whole: () => (stuck = false),
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
}
