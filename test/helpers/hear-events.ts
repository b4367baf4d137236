/** Listens to a relay's events as a program would: over fetch, with the token in a header. */
import { onTestFinished } from 'vitest'
import { waitUntil } from './wait-until.ts'

/** Notes are read again after a quiet moment, on a machine that may be busy. */
const EVENT_DEADLINE_MS = 15_000

/** One message of a stream as it came. */
export interface Heard {
  readonly id: string
  readonly name: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- compared as it came; a type here would only be believed
  readonly data: any
}

export interface Listener {
  readonly heard: readonly Heard[]
  readonly isOver: () => boolean
  /** The first message of this name, once it has come. */
  readonly first: (name: string) => Promise<Heard>
  readonly stop: () => void
}

export interface ListenWish {
  readonly token: string
  readonly query?: string
  readonly lastId?: string
}

/** Opens the stream and waits until the relay has said that it is ready. */
export async function hearEvents(address: string, wish: ListenWish): Promise<Listener> {
  const cut = new AbortController()
  onTestFinished(() => cut.abort())
  const response = await fetch(`${address}/api/v1/events${wish.query ?? ''}`, {
    headers: {
      authorization: `Bearer ${wish.token}`,
      ...(wish.lastId === undefined ? {} : { 'last-event-id': wish.lastId }),
    },
    signal: cut.signal,
  })
  if (!response.ok || response.body === null)
    throw new Error(`The stream was refused: ${String(response.status)}.`)
  const heard: Heard[] = []
  let over = false
  void readBlocks(response.body, heard)
    .catch(() => undefined)
    .then(() => (over = true))
  const find = (name: string) => heard.find((each) => each.name === name)
  await waitUntil('the stream is ready', () => find('ready') !== undefined)
  return {
    heard,
    isOver: () => over,
    first: (name) => waitUntil(`${name} is heard`, () => find(name), EVENT_DEADLINE_MS),
    stop: () => cut.abort(),
  }
}

async function readBlocks(body: ReadableStream<Uint8Array>, heard: Heard[]): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) if (!block.startsWith(':')) heard.push(parseBlock(block))
  }
}

function parseBlock(block: string): Heard {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  return { id: fields['id'] ?? '', name: fields['event'] ?? '', data: JSON.parse(fields['data'] ?? 'null') }
}
