// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { editorHands, type Hands } from './hands.ts'
import type { RealEditor } from './real-editor.ts'
import { playScene } from './run-scene.ts'
import { SCENES } from './scenes.ts'

function viewIsNote(hands: Hands): string[] {
  const { editor } = hands as Hands & { editor: RealEditor }
  editor.state.doc.check()
  return editor.text() === editor.model()
    ? []
    : [`the view shows ${editor.text()}, the note has ${editor.model()}`]
}

describe('B1 the scenes in real editor views', () => {
  test.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (_name, scene) => {
    expect(playScene(scene, { hands: (client) => editorHands(client), check: viewIsNote })).toEqual([])
  })
})
