/** Reads the words of a PDF as a viewer's search would: content streams through each font's ToUnicode map. */
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  readonly pages: number
  readonly words: string
  readonly links: readonly string[]
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const fonts = new Map<string, ReadonlyMap<number, string>>()
  for (const { body } of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.body ?? '')?.[1]
      fonts.set(name, unicodeOf(objects.get(map ?? '')?.stream ?? ''))
    }
  }
  const bodies = [...objects.values()].map(({ body }) => body)
  const pages = bodies.filter((body) => /\/Type \/Page\b/.test(body))
  const contents = pages.map(
    (body) => objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '')?.stream ?? '',
  )
  return {
    pages: pages.length,
    words: contents.map((stream) => shownIn(stream, fonts)).join(' '),
    links: bodies.flatMap((body) => [...body.matchAll(/\/URI \((.*?)\)/g)].map(([, link]) => link ?? '')),
  }
}

interface PdfObject {
  readonly body: string
  readonly stream: string
}

function objectsOf(file: string): ReadonlyMap<string, PdfObject> {
  const found = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
  return new Map(
    found.map(([, id = '', whole = '']) => {
      const [body = '', stream] = whole.split(/\nstream\n/)
      const raw = Buffer.from((stream ?? '').replace(/\nendstream$/, ''), 'latin1')
      const isPacked = body.includes('/FlateDecode')
      return [id, { body, stream: (isPacked ? inflateSync(raw) : raw).toString('latin1') }]
    }),
  )
}

/** A ToUnicode map: what each glyph stands for. */
function unicodeOf(map: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>()
  const decode = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le')
  for (const [, from = '', rows = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    ;[...rows.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) =>
      glyphs.set(Number.parseInt(from, 16) + index, decode(hex)),
    )
  }
  return glyphs
}

function shownIn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map()
  let words = ''
  for (const [, name, row] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    for (const [, hex = ''] of (row ?? '').matchAll(/<([0-9a-f]+)>/gi)) {
      words += (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '?').join('')
    }
    words += ' '
  }
  return words
}
