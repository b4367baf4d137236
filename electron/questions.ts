/**
 * The questions that the shell asks a person before it does what a page or a link wants. One at a time, and "no" is
 * what Enter and Escape mean.
 */
import { dialog, type BrowserWindow } from 'electron'
import { shellWords } from './words.ts'

export interface Question {
  readonly message: string
  readonly detail: string
  readonly agree: string
}

/** Asks over the window. While one question is open every further one counts as answered with no. */
export function createAsking(window: () => BrowserWindow | null): (question: Question) => Promise<boolean> {
  let isOpen = false
  return async (question) => {
    const over = window()
    if (isOpen || over === null) return false
    isOpen = true
    try {
      const { response } = await dialog.showMessageBox(over, {
        type: 'question',
        message: question.message,
        detail: question.detail,
        buttons: [shellWords('cancel'), question.agree],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    } finally {
      isOpen = false
    }
  }
}
