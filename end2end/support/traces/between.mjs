// What stands between a browser and the site: passes everything on, until it is to lose something or to answer itself.
import { createServer, request as ask } from 'node:http';

/** A page that answers its own form in its place, and lets the browser fill it in: what the site never does. */
const CONTROL = '<!DOCTYPE html><title>Control</title><form method="post" action="/control"><textarea name="words"></textarea><button>Send</button></form>';

export async function between(origin) {
  const state = { lost: false, lostLeaves: 0, from: undefined };
  const server = createServer((request, response) => {
    if (request.url === '/control') {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/html' });
      return response.end(CONTROL);
    }
    if (state.lost && request.url === '/leave') {
      state.lostLeaves += 1;
      return request.socket.destroy();
    }
    const headers = { ...request.headers, host: new URL(origin).host };
    if (headers.origin) headers.origin = origin;
    if (headers.referer) headers.referer = headers.referer.replace(/^https?:\/\/[^/]*/, origin);
    if (state.from) headers['x-forwarded-for'] = state.from;
    const passed = ask(origin + request.url, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    state,
    origin: `http://127.0.0.1:${server.address().port}`,
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
}
