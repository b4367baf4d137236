/** Provides the Electron that the tests run, the same as `rapporteur desktop` would bring. */
import { describeElectron, getElectron } from '#electron/get-electron.ts'
import { say } from './steps.ts'

/** Makes sure an Electron is here and says which. Resolves to null, or to a sentence where there is none. */
export async function provideElectron(): Promise<string | null> {
  const got = await getElectron({ say })
  if (!got.ok) return got.sentence
  say(describeElectron(got.electron))
  return null
}
