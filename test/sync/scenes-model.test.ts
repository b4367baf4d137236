import { describe, expect, test } from 'vitest'
import { modelHands } from './hands.ts'
import { playScene } from './run-scene.ts'
import { SCENES } from './scenes.ts'

describe('L11 of what two people do at once nothing is lost or doubled and both see the same, on the model', () => {
  test.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (_name, scene) => {
    expect(playScene(scene, { hands: modelHands })).toEqual([])
  })
})
