/**
 * One short message at the bottom left with a way back, for six seconds; it stays while it has focus or the pointer.
 * Never for saving.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { create } from 'zustand'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { PushButton } from './push-button.tsx'

interface Toast {
  readonly sentence: string
  readonly undo?: () => void
  /** What taking it back is called and its keys, where that is not Undo with U. */
  readonly way?: { readonly words: string; readonly keys: string }
}

interface ToastStore {
  readonly toast: Toast | null
  readonly show: (toast: Toast) => void
  readonly clear: () => void
}

export const useToast = create<ToastStore>()((set) => ({
  toast: null,
  show: (toast) => set({ toast }),
  clear: () => set({ toast: null }),
}))

const SHOWN_MS = 6_000

/** Draws the current toast; part of the frame. */
export function ToastPlace(): ReactNode {
  const { toast, clear } = useToast()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (toast === null || held) return
    const timer = setTimeout(clear, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast, held, clear])
  const undo = (): void => {
    toast?.undo?.()
    clear()
  }
  useCommands({ 'toast.undo': toast?.undo === undefined ? undefined : undo })
  return (
    <div className="toast-place" role="status">
      {toast === null ? null : (
        <div
          className="toast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{toast.sentence}</span>
          {toast.undo === undefined ? null : (
            <PushButton look="quiet" keys={toast.way?.keys ?? 'U'} onPress={undo}>
              {toast.way?.words ?? say('parts.undo')}
            </PushButton>
          )}
        </div>
      )}
    </div>
  )
}
