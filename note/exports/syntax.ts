/**
 * What a target's syntax (reStructuredText, Markdown, HTML) must know: how note text becomes its text without ever
 * becoming its markup.
 */

/** `filters` are offered to templates under their names; what they return is written as it is. */
export interface Syntax {
  /** Any text as one line that reads the same in the target, safe at the start of a line too. */
  readonly escape: (text: string) => string
  readonly filters: Readonly<Record<string, (value: unknown, ...more: unknown[]) => string>>
  /** Last touches on a whole file: blank lines, line ends. */
  readonly finish: (text: string) => string
}

/** Stands for an empty row of code until the file is tidied: code keeps its empty lines, however many. */
export const EMPTY_ROW = '\ue000'

/** No blanks at line ends, never more than one empty line outside code, one line end at the end of the file. */
export function tidyLines(text: string): string {
  const tidied = text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return `${tidied.replace(/^ *\ue000$/gm, '')}\n`
}
