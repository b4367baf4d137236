/** A keyring for the desktop app on a machine that has none, so that whoever signed in still is after a restart. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const KEYRING = `const { safeStorage } = require('electron')
safeStorage.isEncryptionAvailable = () => true
safeStorage.getSelectedStorageBackend = () => 'stand-in'
safeStorage.encryptString = (text) => Buffer.from('stand-in:' + text)
safeStorage.decryptString = (bytes) => bytes.toString().slice(9)
`

/** Writes it into the folder; returns the words of Electron's command line that load it. */
export async function standInKeyring(folder: string): Promise<string[]> {
  const file = join(folder, 'keyring.cjs')
  await writeFile(file, KEYRING)
  return ['-r', file]
}
