import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * axe finds nothing on what the page shows now; what it finds is named with its elements. `within` looks at one part
 * alone: an open dialog, which hides the page's landmarks as it should.
 */
export async function axe(page: Page, within?: string): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)))
  const builder = new AxeBuilder({ page })
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((each) => each.html).join(' ')}`)).toEqual([])
}
