// The site that leaving leads to: a page that no one looks at twice. Really
// there, because only then can Back be pressed from it. It writes out what it
// was told about its visitor.
import { createServer } from 'node:http';

const [host, port] = process.argv[2].split(':');

createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const told = JSON.stringify(request.headers).replaceAll('<', '&lt;');
  response.end(`<!doctype html><title>Weather</title><h1>Rain later</h1><p id="told">${told}</p>`);
}).listen(Number(port), host);
