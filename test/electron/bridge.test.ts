/** Every channel of the bridge refuses a foreign sender and a payload that is not its own, before any handler runs. */
import { describe, expect, test } from 'vitest'
import { answerChannels, refusalOfSender, type Handlers } from '#electron/bridge-guard.ts'
import { isPlainFileName, PAYLOAD_GUARDS, wireName, type ChannelName } from '#electron/channels.ts'

type Listener = (event: unknown, ...values: unknown[]) => Promise<unknown>

const CHANNELS = Object.keys(PAYLOAD_GUARDS) as ChannelName[]
const TOP = { url: 'app://rapporteur/sessions/ab', parent: null }
const RELAY = 'https://notes.example'

const GOOD: Readonly<Record<ChannelName, readonly unknown[]>> = {
  start: [],
  saveFile: [{ name: 'book.md', text: 'x' }],
  openOutside: ['https://example.org'],
  keepToken: [RELAY, 'token'],
  readToken: [RELAY],
  chooseRelay: [RELAY],
  showRoom: ['/room/lantern'],
  keptRead: [RELAY, 'note.a'],
  keptAppend: [RELAY, 'note.a', [new Uint8Array(1)]],
  keptReplace: [RELAY, 'note.a', []],
  keptList: [RELAY],
  keptJournal: [RELAY, 'a line'],
  openJournal: [RELAY],
  mirrorName: [RELAY],
  chooseMirror: [RELAY],
  stopMirror: [RELAY],
  mirrorNote: [RELAY, 'server-limits', '# Limits'],
}

function createBridge(): {
  readonly calls: string[]
  readonly send: (name: ChannelName, frame: unknown, ...values: unknown[]) => Promise<unknown>
} {
  const calls: string[] = []
  const listeners = new Map<string, Listener>()
  const handlers = Object.fromEntries(
    CHANNELS.map((name) => [name, () => calls.push(name)]),
  ) as unknown as Handlers
  const handle = (name: string, listener: Listener): void => void listeners.set(name, listener)
  answerChannels({ handle } as unknown as Parameters<typeof answerChannels>[0], handlers, () => undefined)
  return {
    calls,
    send: async (name, senderFrame, ...values) => listeners.get(wireName(name))?.({ senderFrame }, ...values),
  }
}

describe.each(CHANNELS)('the channel %s', (name) => {
  test('answers our page', async () => {
    const bridge = createBridge()
    await bridge.send(name, TOP, ...GOOD[name])
    expect(bridge.calls).toEqual([name])
  })

  test.each([
    ['a frame inside the page', { url: TOP.url, parent: TOP }],
    ['another site', { url: 'https://example.org/', parent: null }],
    ['an origin that begins like ours', { url: 'app://rapporteur.example/', parent: null }],
    ['our name as a user', { url: 'app://rapporteur@other/', parent: null }],
    ['a file', { url: 'file:///app/index.html', parent: null }],
    ['an empty frame', { url: 'about:blank', parent: null }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_who, frame) => {
    const bridge = createBridge()
    await expect(bridge.send(name, frame, ...GOOD[name])).rejects.toThrow('was refused')
    expect(bridge.calls).toEqual([])
  })

  test.each([
    [['one', 'too', 'many', 'values']],
    [[{ __proto__: { name: 'a', text: 'b' } }]],
    [[null]],
    [[['https://example.org']]],
    [[() => undefined]],
  ])('refuses the payload %j', async (values) => {
    const bridge = createBridge()
    await expect(bridge.send(name, TOP, ...values)).rejects.toThrow('payload')
    expect(bridge.calls).toEqual([])
  })
})

test.each([
  ['saveFile', [{ name: '../a', text: '' }]],
  ['saveFile', [{ name: 'a', text: 1 }]],
  ['saveFile', [{ name: 'a', text: '', path: '/etc' }]],
  ['saveFile', [{ name: 'a', text: 'x'.repeat(33 * 1024 * 1024) }]],
  ['saveFile', [{ name: 'a', text: new Uint8Array(33 * 1024 * 1024) }]],
  ['openOutside', ['x'.repeat(3000)]],
  ['keepToken', [RELAY, '']],
  ['keepToken', [RELAY, 'a\nb']],
  ['keepToken', [`${RELAY}/path`, 'a']],
  ['keepToken', ['javascript:alert(1)', 'a']],
  ['readToken', ['__proto__']],
  ['keptRead', [RELAY, '../tokens']],
  ['keptRead', [RELAY, '.hidden']],
  ['keptRead', [RELAY, 'a/b']],
  ['keptAppend', [RELAY, 'note.a', ['text']]],
  ['keptAppend', [RELAY, 'note.a', [new Uint8Array(33 * 1024 * 1024)]]],
  ['keptReplace', [RELAY, 'note.a', new Uint8Array(1)]],
  ['keptJournal', [RELAY, 'two\nlines']],
  ['openJournal', ['/etc/passwd']],
  ['mirrorNote', [RELAY, '../server-limits', '']],
  ['mirrorNote', [RELAY, 'a/b', '']],
  ['mirrorNote', [RELAY, 'a..b', '']],
  ['mirrorNote', [RELAY, 'con', '']],
  ['mirrorNote', [RELAY, 'server-limits', 1]],
] as const)('%s refuses its own malformed payload (%#)', (name, values) => {
  expect(PAYLOAD_GUARDS[name](values)).toBe(false)
})

test('a token may be forgotten', () => {
  expect(PAYLOAD_GUARDS.keepToken([RELAY, null])).toBe(true)
})

test.each([
  '',
  '.',
  '..',
  '.bashrc',
  'a/b',
  'a\\b',
  'c:d',
  'CON',
  'nul.txt',
  'a.',
  'a ',
  'a\u0000b',
  'a\u202etxt.exe',
  'x'.repeat(201),
])('%j is no plain file name', (name) => {
  expect(isPlainFileName(name)).toBe(false)
})

test.each(['book.md', 'Sitzung über Grenzen.rst', 'a b.zip', 'console.txt'])(
  '%j is a plain file name',
  (name) => {
    expect(isPlainFileName(name)).toBe(true)
  },
)

test('our own top frame is not refused', () => {
  expect(refusalOfSender({ senderFrame: TOP } as unknown as Parameters<typeof refusalOfSender>[0])).toBe(null)
})
