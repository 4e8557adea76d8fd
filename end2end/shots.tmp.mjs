import { chromium } from '@playwright/test';
const [,, width, out, js, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const c = await b.newContext({ viewport: { width: +width, height: 800 }, javaScriptEnabled: js !== 'off', baseURL: 'http://127.0.0.1:3100', deviceScaleFactor: 1 });
const p = await c.newPage();
const form = (o) => { const u = new URLSearchParams(); for (const [k,v] of Object.entries(o)) for (const e of [v].flat()) u.append(k,e); return u.toString(); };
const post = (path, o) => c.request.post(path, { data: form(o), headers: {'content-type':'application/x-www-form-urlencoded'}, maxRedirects: 0 });
await p.goto('/report');
await post('/report', {});
const DATA = {
 'safe-now': {'danger.near_and_in_danger':'yes'},
 'about-you': {'reporter.role':'someone_else','reporter.age_group':'from_16_to_17','place.nation':'scotland'},
 'someone-else': {'someone_else.knows':'no'},
 'what-is-happening': {'behaviour.text':'He waits outside.','behaviour.acts':['following','threats']},
 'incidents': {'incidents.0.when':'last week','incidents.0.what':'Waited at the station.','incidents.0.where':'Stratford','incidents.1.when':'4 March 2025','incidents.1.what':'Sent forty messages in one night and then rang my mother.','incidents.1.witnesses':'Mum'},
 'danger-signs': {'danger.suicidal_thoughts':'yes'},
 'orders': {'orders.0.kind':'bail_condition','orders.0.broken':'yes','orders.0.how':'Came to the house','earlier.accused':'yes'},
};
const fill = paths.includes('FILL');
if (fill) for (const [s,o] of Object.entries(DATA)) { const r = await post('/report/'+s, o); if (r.status()!==303) console.log(s, r.status()); else console.log(s, r.headers().location); }
if (paths.includes('SEND')) console.log((await post('/report/check-answers', {})).status());
for (const path of paths.filter((x) => x.startsWith('/'))) {
  await p.goto(path);
  await p.waitForTimeout(300);
  const h = await p.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  console.log(path, h);
  await p.screenshot({ path: `${out}${path.replaceAll('/', '_')}.png`, fullPage: true });
}
await b.close();
