/**
 * The relay's events as this page hears them: one stream over fetch (the browser's own EventSource cannot send a token),
 * open while the page is seen, for a browser has few connections to one place and hidden windows need none. Comes back
 * with the last id by itself.
 */
import { READY, type StreamReady, type SummitEvent } from '#note/wire/events.ts'

export interface EventStreamWish {
  readonly origin: string
  readonly token: string
  readonly onEvent: (event: SummitEvent) => void
  /** The stream stands; `resumed` false asks to read everything again. */
  readonly onReady: (ready: StreamReady) => void
  /** The stream is gone, until the next `onReady`. */
  readonly onLost: () => void
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** The relay says something every twenty seconds; after three times that the line is dead. */
const SILENCE_MS = 60_000

/** Begins to listen; returns what ends it. */
export function listenToEvents(wish: EventStreamWish): () => void {
  let lastId: string | null = null
  let cut: AbortController | null = null
  let over = false
  let waitMs = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  async function listen(): Promise<void> {
    if (over || cut !== null || document.visibilityState === 'hidden') return
    const mine = new AbortController()
    cut = mine
    try {
      await readStream({ ...wish, lastId, signal: mine.signal, abort: () => mine.abort() }, (id) => {
        lastId = id
        waitMs = FIRST_WAIT_MS
      })
    } catch {
      // Whatever went wrong, the answer is to come back.
    }
    cut = null
    wish.onLost()
    clearTimeout(timer)
    timer = setTimeout(() => void listen(), waitMs)
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }
  const seen = (): void => {
    if (document.visibilityState === 'hidden') cut?.abort()
    else void listen()
  }
  document.addEventListener('visibilitychange', seen)
  void listen()
  return () => {
    over = true
    clearTimeout(timer)
    cut?.abort()
    document.removeEventListener('visibilitychange', seen)
  }
}

interface Reading extends EventStreamWish {
  readonly lastId: string | null
  readonly signal: AbortSignal
  readonly abort: () => void
}

/** Reads one stream to its end. */
async function readStream(wish: Reading, onId: (id: string) => void): Promise<void> {
  const headers: Record<string, string> = { authorization: `Bearer ${wish.token}` }
  if (wish.lastId !== null) headers['last-event-id'] = wish.lastId
  const response = await fetch(`${wish.origin}/api/v1/events`, { headers, signal: wish.signal })
  if (!response.ok || response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const take = createBlockReader((block) => {
    onId(block.id)
    if (block.name === READY) wish.onReady(JSON.parse(block.data) as StreamReady)
    else wish.onEvent(JSON.parse(block.data) as SummitEvent)
  })
  let silence = setTimeout(wish.abort, SILENCE_MS)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(silence)
      silence = setTimeout(wish.abort, SILENCE_MS)
      take(value)
    }
  } finally {
    clearTimeout(silence)
  }
}

/** One message of a stream. */
export interface StreamBlock {
  readonly id: string
  readonly name: string
  readonly data: string
}

/** Puts pieces together and hands on every whole message; comments are passed over. */
export function createBlockReader(onBlock: (block: StreamBlock) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const text of blocks) {
      const block = parseBlock(text)
      if (block !== null) onBlock(block)
    }
  }
}

function parseBlock(text: string): StreamBlock | null {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /u, ''))
  }
  const [id, name, data] = [fields.get('id'), fields.get('event'), fields.get('data')]
  return id === undefined || name === undefined || data === undefined ? null : { id, name, data }
}
