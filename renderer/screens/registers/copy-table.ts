/**
 * Rows as a table for the clipboard, in the three forms that others take: HTML for mail and documents, tabs for
 * spreadsheets, Markdown for everything that is text. Pure, but for the one function that writes the clipboard.
 */
import { textField } from '#note/item-fields.ts'
import { oneLine } from '#note/one-line.ts'
import type { Item } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { dueOf, ownerOf, statusOf, STATUS_WORDS } from '../parts/item-facts.tsx'

export interface Table {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Where each row's item stands, an address; the HTML form links its first words there. */
  readonly links: readonly string[]
}

/** Actions as the register shows them. `address` is the relay's. */
export function actionsTable(items: readonly Item[], address: string): Table {
  return {
    heads: [
      say('items.column.number'),
      say('items.column.action'),
      say('items.column.owner'),
      say('items.column.due'),
      say('items.column.status'),
      say('items.column.milestone'),
      say('items.column.from'),
    ],
    rows: items.map((item) => [
      item.number,
      item.text,
      ownerOf(item.fields)?.name ?? '',
      dueOf(item.fields) ?? '',
      STATUS_WORDS[statusOf(item.fields)] ?? statusOf(item.fields),
      textField(item, 'milestone') ?? '',
      item.sessionTitle,
    ]),
    links: items.map((item) => `${address}/sessions/${item.session}#${item.line}`),
  }
}

/** A table element; what was typed is text in it and nothing else. */
export function tableHtml({ heads, rows, links }: Table): string {
  const head = heads.map((each) => `<th>${escapeHtml(each)}</th>`).join('')
  const body = rows.map((row, index) => {
    const cells = row.map((cell, column) => {
      const words = escapeHtml(cell)
      const link = links[index]
      return `<td>${column === 0 && link !== undefined ? `<a href="${escapeHtml(link)}">${words}</a>` : words}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

/** Tab-separated; what a spreadsheet would take for a formula gets an apostrophe before it (rule E16). */
export function tableTsv({ heads, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => oneLine(cell).replace(/^(?=[-=+@])/, "'")).join('\t')
  return [heads, ...rows].map((row) => `${line(row)}\n`).join('')
}

/** RFC 4180, with the same apostrophe. */
export function tableCsv({ heads, rows }: Table): string {
  const cell = (text: string) =>
    `"${oneLine(text)
      .replace(/^(?=[-=+@])/, "'")
      .replaceAll('"', '""')}"`
  return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** GitHub's table form; columns are padded, so that it can be read as it stands. */
export function tableMarkdown({ heads, rows }: Table): string {
  const cells = [heads, ...rows].map((row) => row.map(escapeMarkdown))
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join(' | ')} |\n`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n`
  const [head = [], ...body] = cells
  return line(head) + rule + body.map(line).join('')
}

/** Puts the table into the clipboard in all its forms; false where the browser does not let us. */
export async function copyTable(table: Table): Promise<boolean> {
  const blob = (type: string, text: string) => new Blob([text], { type })
  const forms = {
    'text/html': blob('text/html', tableHtml(table)),
    'text/plain': blob('text/plain', tableTsv(table)),
  }
  const markdown = 'web text/markdown'
  const isKnown = typeof ClipboardItem.supports === 'function' && ClipboardItem.supports(markdown)
  const all = isKnown ? { ...forms, [markdown]: blob('text/markdown', tableMarkdown(table)) } : forms
  try {
    await navigator.clipboard.write([new ClipboardItem(all)])
    return true
  } catch {
    return false
  }
}

/** Puts the Markdown form alone into the clipboard, as plain text. */
export async function copyMarkdown(table: Table): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(tableMarkdown(table))
    return true
  } catch {
    return false
  }
}

function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')
}
