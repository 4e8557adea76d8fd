// The policy that every page is sent with does what it says.
import { test, expect } from '../support/site.mjs';

test('the policy stops a script that slipped into a page', async ({ page, watch }) => {
  await page.route('/help', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</main>', '<script>document.title = "slipped"</script></main>');
    await route.fulfill({ response, body });
  });
  const response = await page.goto('/help');
  expect(await response.text()).toContain('slipped');
  await expect(page).toHaveTitle('Useful numbers');
  // With scripts off there is nothing to stop.
  const told = watch.complaints.splice(0).filter((complaint) => complaint.includes('Content Security Policy'));
  expect(told.length).toBe(test.info().project.name === 'scripts' ? 1 : 0);
});
