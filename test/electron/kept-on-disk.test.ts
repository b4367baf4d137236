/** What the shell keeps on disk: tokens only where they are encrypted, the chosen relay, and saved files whole. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openChosenRelay } from '#electron/chosen-relay.ts'
import { saveFile } from '#electron/save-file.ts'
import { openTokenStore } from '#electron/tokens.ts'

const RELAY = 'https://notes.example'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Encrypts by a key; another key cannot decrypt, as after a change of keyring. */
function createCipher(
  key: string,
  options: { readonly available?: boolean; readonly backend?: string } = {},
): Parameters<typeof openTokenStore>[0] {
  return {
    isEncryptionAvailable: () => options.available ?? true,
    getSelectedStorageBackend: () => (options.backend ?? 'gnome_libsecret') as 'gnome_libsecret',
    encryptString: (text: string) => Buffer.from(`${key}:${[...text].reverse().join('')}`),
    decryptString: (bytes: Buffer) => {
      const [used, text = ''] = bytes.toString().split(':')
      if (used !== key) throw new Error('Error while decrypting the ciphertext.')
      return [...text].reverse().join('')
    },
  }
}

describe('tokens', () => {
  test('are there after a new start, and never readable on disk', async () => {
    const file = join(folder, 'tokens.json')
    await openTokenStore(createCipher('key'), file, 'linux').keep(RELAY, 'secret-token')
    expect(await readFile(file, 'utf8')).not.toContain('secret-token')
    expect(await openTokenStore(createCipher('key'), file, 'linux').read(RELAY)).toBe('secret-token')
  })

  test('are forgotten on request, the others stay', async () => {
    const file = join(folder, 'tokens.json')
    const store = openTokenStore(createCipher('key'), file, 'linux')
    await Promise.all([
      store.keep(RELAY, 'one'),
      store.keep('https://b.example', 'two'),
      store.keep(RELAY, null),
    ])
    const again = openTokenStore(createCipher('key'), file, 'linux')
    expect([await store.read(RELAY), await again.read(RELAY), await again.read('https://b.example')]).toEqual(
      [null, null, 'two'],
    )
  })

  test.each([
    ['no keyring', { available: false }],
    ['a fixed password', { backend: 'basic_text' }],
  ])('with %s they live in memory only', async (_why, options) => {
    const store = openTokenStore(createCipher('key', options), join(folder, 'tokens.json'), 'linux')
    await store.keep(RELAY, 'secret-token')
    expect(await store.read(RELAY)).toBe('secret-token')
    expect(await readdir(folder)).toEqual([])
  })

  test('after a change of keyring they count as absent, and the file is left alone', async () => {
    const file = join(folder, 'tokens.json')
    await openTokenStore(createCipher('old'), file, 'linux').keep(RELAY, 'secret-token')
    const before = await readFile(file, 'utf8')
    expect(await openTokenStore(createCipher('new'), file, 'linux').read(RELAY)).toBe(null)
    expect(await readFile(file, 'utf8')).toBe(before)
  })
})

describe('the chosen relay', () => {
  test('is remembered, and the command line’s counts for one run only', async () => {
    const file = join(folder, 'relay.json')
    await openChosenRelay(file, null).choose(RELAY)
    expect(openChosenRelay(file, 'http://127.0.0.1:1').current()).toBe('http://127.0.0.1:1')
    expect(openChosenRelay(file, null).current()).toBe(RELAY)
  })

  test.each([
    '',
    '[]',
    'null',
    '{"relay":1}',
    '{"relay":"http://notes.example"}',
    '{"relay":"javascript:1"}',
  ])('a file of %j counts as none', async (text) => {
    const file = join(folder, 'relay.json')
    await writeFile(file, text)
    expect(openChosenRelay(file, null).current()).toBe(null)
  })
})

describe('saving', () => {
  test('writes the text where the person said and names it', async () => {
    const path = join(folder, 'chosen.md')
    const proposals: string[] = []
    const choosePath = (proposed: string): Promise<string> => {
      proposals.push(proposed)
      return Promise.resolve(path)
    }
    expect(await saveFile({ name: 'book.md', text: 'Ång' }, { folder, choosePath })).toEqual({
      outcome: 'saved',
      name: 'chosen.md',
    })
    expect({ text: await readFile(path, 'utf8'), proposals, left: await readdir(folder) }).toEqual({
      text: 'Ång',
      proposals: [join(folder, 'book.md')],
      left: ['chosen.md'],
    })
  })

  test('writes bytes as they are', async () => {
    const path = join(folder, 'a.pdf')
    const bytes = new Uint8Array([0, 255, 13, 10])
    const choosePath = (): Promise<string> => Promise.resolve(path)
    await saveFile({ name: 'a.pdf', text: bytes }, { folder, choosePath })
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
  })

  test('says in a sentence why it failed', async () => {
    const choosePath = (): Promise<string> => Promise.resolve(join(folder, 'missing/a.md'))
    expect(await saveFile({ name: 'a.md', text: '' }, { folder, choosePath })).toEqual({
      outcome: 'failed',
      sentence: 'a.md could not be written (ENOENT); choose another folder.',
    })
  })
})
