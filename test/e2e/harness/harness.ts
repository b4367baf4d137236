/**
 * A page that plays the scenes, the random runs and the input-method cases with real editor views in a real browser.
 * The tests and benchmarks call `window.harness`.
 */
import { editorHands, type Hands } from '../../sync/hands.ts'
import { runRandomEditors, type EditorFault } from '../../sync/random-editors.ts'
import type { RealEditor } from '../../sync/real-editor.ts'
import { playScene } from '../../sync/run-scene.ts'
import { SCENES } from '../../sync/scenes.ts'
import { composing, type ComposingCase } from './composing.ts'

export interface Harness {
  readonly sceneNames: () => string[]
  readonly playScene: (name: string) => string[]
  readonly runRandom: (first: number, count: number) => Array<EditorFault & { seed: number }>
  readonly composing: ComposingCase
}

declare global {
  interface Window {
    harness: Harness
  }
}

function host(): HTMLElement {
  const element = document.createElement('div')
  document.getElementById('host')?.append(element)
  return element
}

function viewIsNote(hands: Hands): string[] {
  const { editor } = hands as Hands & { editor: RealEditor }
  editor.state.doc.check()
  return editor.text() === editor.model()
    ? []
    : [`the view shows ${editor.text()}, the note has ${editor.model()}`]
}

window.harness = {
  sceneNames: () => SCENES.map((scene) => scene.name),
  playScene: (name) => {
    const scene = SCENES.find((candidate) => candidate.name === name)
    if (!scene) return [`There is no scene "${name}".`]
    return playScene(scene, { hands: (client) => editorHands(client, host()), check: viewIsNote })
  },
  runRandom: (first, count) => {
    const faults: Array<EditorFault & { seed: number }> = []
    for (let seed = first; seed < first + count; seed += 1) {
      for (const fault of runRandomEditors({ seed })) faults.push({ seed, ...fault })
    }
    return faults
  },
  composing: composing(host),
}
