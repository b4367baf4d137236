import { withTwo, lines, wait, where } from './zz-setup.ts'
await withTwo(async (page) => {
  await page.evaluate(() => {
    const log: string[] = []; (window as any).__log = log
    const el = document.querySelector('.note-editor') as any
    let f = el[Object.keys(el).find((k) => k.startsWith('__reactFiber'))!]
    let view: any = null
    for (; f && !view; f = f.return) { let h = f.memoizedState; while (h && typeof h === 'object' && 'next' in h) { if (h.memoizedState?.view?.state) view = h.memoizedState.view; h = h.next } }
    ;(window as any).__view = view
    const old = view.updateState.bind(view)
    const sec = (s: any) => s.selection.$head.node(1)?.attrs.key + ' ' + s.selection.$head.index(1) + '@' + s.selection.$head.parentOffset + ' ' + s.selection.$head.node(1)?.childCount
    view.updateState = (s: any) => { const a = sec(view.state); old(s); log.push(performance.now().toFixed(0) + ' state ' + a + ' -> ' + sec(s) + ' doc' + (a, '') + ' ' + new Error().stack!.split('\n').slice(2, 12).map((x) => x.trim().replace(/\(?http.*\/(.*)\)?/, '$1')).join(' < ')) }
    document.addEventListener('keydown', (e) => log.push(performance.now().toFixed(0) + ' key ' + e.key + ' ' + sec(view.state)), true)
  })
  await page.locator('[data-section=goal] [data-line]').last().click()
  await page.keyboard.type('Agree how the daemon passes its open connections to a newer version of itself, so that an upgrade in office hours no longer costs every user a reconnect.')
  await page.locator('[data-section=discussion] [data-line]').last().click()
  for (let i = 0; i < 40; i++) {
    const from = await where(page)
    await page.keyboard.type('Line of words ' + i); 
    await page.evaluate(() => { (window as any).__log.length = 0 })
    await page.keyboard.press('Enter')
    await page.keyboard.type('x')
    const w = await where(page)
    if (!w.startsWith('discussion')) { console.log(i, 'from', from, w); console.log((await page.evaluate(() => (window as any).__log.slice(0, 40))).join('\n')); break }
  }
  console.log((await lines(page, 'discussion')).length)
})
