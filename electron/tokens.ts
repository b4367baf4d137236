/**
 * Session tokens by relay, encrypted with what the system keeps secrets with. Where it keeps none, tokens live in
 * memory only and the person joins again next time; nothing is ever written in the clear.
 */
import { readFile } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import { replaceFile } from './save-file.ts'

type Cipher = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

export interface TokenStore {
  keep(relay: string, token: string | null): Promise<void>
  read(relay: string): Promise<string | null>
}

/** Opens the store in `file`. A token that no longer decrypts (the keyring changed) counts as absent and is left alone. */
export function openTokenStore(cipher: Cipher, file: string, platform: NodeJS.Platform): TokenStore {
  const inMemory = new Map<string, string | null>()
  let writing: Promise<void> = Promise.resolve()

  async function keepOnDisk(relay: string, token: string | null): Promise<void> {
    const stored = await readStored(file)
    if (token === null) stored.delete(relay)
    else stored.set(relay, cipher.encryptString(token).toString('base64'))
    // A failed write is no reason to fail the session: the token still works until the app ends.
    await replaceFile(file, JSON.stringify(Object.fromEntries(stored)))
  }

  return {
    keep(relay, token) {
      inMemory.set(relay, token)
      if (!encrypts(cipher, platform)) return Promise.resolve()
      writing = writing.then(() => keepOnDisk(relay, token))
      return writing
    },
    async read(relay) {
      const known = inMemory.get(relay)
      if (known !== undefined) return known
      if (!encrypts(cipher, platform)) return null
      return decrypt(cipher, (await readStored(file)).get(relay))
    },
  }
}

/** Linux without a keyring "encrypts" with a fixed password, which protects nothing. */
function encrypts(cipher: Cipher, platform: NodeJS.Platform): boolean {
  if (!cipher.isEncryptionAvailable()) return false
  return platform !== 'linux' || cipher.getSelectedStorageBackend?.() !== 'basic_text'
}

function decrypt(cipher: Cipher, encrypted: string | undefined): string | null {
  if (encrypted === undefined) return null
  try {
    return cipher.decryptString(Buffer.from(encrypted, 'base64'))
  } catch {
    return null
  }
}

async function readStored(file: string): Promise<Map<string, string>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null) return new Map()
    return new Map(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return new Map()
  }
}
