/** The version of the model in a note, whatever a peer wrote there. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aboutOf } from '#note/about.ts'
import { MODEL_KEY, readModelVersion } from '#note/model-version.ts'

test.each([
  [undefined, 1],
  [1, 1],
  [7, 7],
  ['7', 1],
  [-3, 1],
  [1.5, 1],
  [null, 1],
])('N7 about.model %j is version %i', (value, version) => {
  const doc = new Y.Doc()
  if (value !== undefined) aboutOf(doc).set(MODEL_KEY, value)
  expect(readModelVersion(doc)).toBe(version)
})
