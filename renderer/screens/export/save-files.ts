/**
 * Saves exported files: through the desktop shell's dialog, or as downloads of the browser.
 */
import type { ExportFile } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'

/** Saves them one after the other; resolves to what happened, as a sentence. */
export async function saveFiles(files: readonly ExportFile[]): Promise<string> {
  const saved: string[] = []
  for (const file of files) {
    const sentence = await saveFile(file)
    if (sentence !== null) return sentence
    saved.push(nameOf(file.path))
  }
  return say('publish.savedAll', { names: saved.join(', ') })
}

/** The plain name of a path; dialogs and downloads take no folders. */
export function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

/** Null where it was saved, else the sentence to show. */
function saveFile({ path, text, base64 }: ExportFile): Promise<string | null> {
  return saveContent(nameOf(path), base64 === undefined ? text : bytesOf(base64))
}

/** Saves bytes under this name; resolves to what happened, as a sentence. */
export async function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await saveContent(name, bytes)) ?? say('publish.saved', { name })
}

async function saveContent(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (window.rapporteur === undefined) {
    download(name, content)
    return null
  }
  const outcome = await window.rapporteur.saveFile({ name, text: content })
  if (outcome.outcome === 'saved') return null
  return outcome.outcome === 'cancelled' ? say('publish.notSaved', { name }) : outcome.sentence
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}

function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream'
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
