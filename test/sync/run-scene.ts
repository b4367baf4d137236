/** Plays a scene in both delivery orders and with both orders of client ids, and says what went wrong in any of them. */
import type { Hands, SeenLine } from './hands.ts'
import { exchangeAll } from './real-editor.ts'
import type { Scene } from './scene.ts'

/** Makes one person's hands for a client id. `check` may add what only a view can say. */
export interface Stage {
  readonly hands: (client: number) => Hands
  readonly check?: (hands: Hands) => string[]
}

/** Problems in words; empty if all four plays went right. */
export function playScene(scene: Scene, stage: Stage): string[] {
  const problems: string[] = []
  for (const [first, second] of [
    [10, 20],
    [20, 10],
  ] as const) {
    for (const order of [true, false]) {
      const found = playOnce(scene, stage, { first, second, order })
      problems.push(
        ...found.map((problem) => `clients ${first} and ${second}, ${order ? 'A' : 'B'} first: ${problem}`),
      )
    }
  }
  return problems
}

function playOnce(
  scene: Scene,
  stage: Stage,
  way: { first: number; second: number; order: boolean },
): string[] {
  const a = stage.hands(way.first)
  const b = stage.hands(way.second)
  const exchange = () => exchangeAll(a.doc, b.doc, way.order)
  try {
    for (const text of scene.base) a.append('discussion', text)
    exchange()
    scene.before?.(a)
    exchange()
    a.lines.undoManager.clear()
    b.lines.undoManager.clear()
    scene.a(a)
    scene.b(b)
    exchange()
    scene.after?.(a, b, exchange)
    return judge(scene, stage, a, b)
  } finally {
    a.close()
    b.close()
  }
}

function judge(scene: Scene, stage: Stage, a: Hands, b: Hands): string[] {
  const seen = words(a.seen())
  const problems: string[] = []
  if (JSON.stringify(a.seen()) !== JSON.stringify(b.seen()))
    problems.push(`differ: ${seen} / ${words(b.seen())}`)
  if (!scene.want.test(seen)) problems.push(`"${seen}" instead of ${scene.want}`)
  const expected = [...scene.base.flatMap((text) => text.split(' ')), ...(scene.typed ?? [])]
  for (const word of expected.filter((candidate) => !scene.deleted?.includes(candidate))) {
    const count = seen.split(word).length - 1
    if (count !== 1) problems.push(`"${word}" is there ${count} times in "${seen}"`)
  }
  for (const hands of [a, b]) problems.push(...(stage.check?.(hands) ?? []))
  return problems
}

function words(lines: readonly SeenLine[]): string {
  return lines.map((line) => (line.section === 'discussion' ? '' : `${line.section}:`) + line.text).join('¶')
}
