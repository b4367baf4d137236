/**
 * A document for paper as plain data, whatever program will show it. Both writers (PDF, Word) draw exactly this; nothing
 * in it knows of notes, templates or pages.
 */
import type { Block, List } from '#note/exports/blocks.ts'
import type { Span } from '#note/record-model.ts'

export interface PaperDocument {
  readonly title: string
  /** Under the title, set larger; empty for none. */
  readonly lead: readonly Span[]
  /** Empty where nobody is named. */
  readonly author: string
  /** `YYYY-MM-DD`. The file says it was made then, so that equal documents are equal bytes. */
  readonly date: string
  /** At the foot of every page, beside its number. */
  readonly foot: string
  readonly blocks: readonly PaperBlock[]
  /** With a list of its sections and their pages behind the title. */
  readonly contents?: boolean
}

/** Blocks of notes as exports have them, and what a document has besides. */
export type PaperBlock =
  | Block
  | {
      readonly type: 'section'
      /** 1 begins a part on a page of its own, 2 a section of it. */
      readonly level: 1 | 2
      readonly text: string
    }
  /** Who, when and where: terms with their words. */
  | {
      readonly type: 'facts'
      readonly rows: readonly { readonly term: string; readonly spans: readonly Span[] }[]
    }
  /** A paragraph that may be passed over: set smaller. */
  | { readonly type: 'aside'; readonly spans: readonly Span[] }

export type { List, Span }

/** All words of the document in their order, a line for each paragraph: to read where the file itself cannot be shown. */
export function wordsOf(document: PaperDocument): string {
  const lead = text(document.lead)
  const blocks = document.blocks.map(blockWords).filter((words) => words !== '')
  return `${[document.title, ...(lead === '' ? [] : [lead]), ...blocks].join('\n\n')}\n`
}

function blockWords(block: PaperBlock): string {
  switch (block.type) {
    case 'section':
      return block.text
    case 'facts':
      return block.rows.map(({ term, spans }) => `${term}: ${text(spans)}`).join('\n')
    case 'quote':
      return block.paragraphs.map((spans) => `> ${text(spans)}`).join('\n')
    case 'code':
      return block.lines.map((line) => `    ${line}`).join('\n')
    case 'list':
      return listWords(block, '')
    case 'paragraph':
    case 'heading':
    case 'aside':
      return text(block.spans)
  }
}

function listWords(list: List, indent: string): string {
  return list.items
    .map(({ spans, lists }, index) => {
      const sign = list.ordered ? `${index + 1}.` : '-'
      const inner = lists.map((each) => `\n${listWords(each, `${indent}  `)}`).join('')
      return `${indent}${sign} ${text(spans)}${inner}`
    })
    .join('\n')
}

function text(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('')
}
