/** `Alt T`: asks for the thread of the line I am in, while the calling part can show one. */
import { useEffect } from 'react'
import { useCommands } from '../../../commands/offers.ts'
import { say } from '../../../words/say.ts'
import { useToast } from '../../parts/toast.tsx'
import { useAskedThread } from './asked-thread.ts'
import { lineUnderCaret } from './use-line-threads.ts'

export function useThreadCommand(): void {
  const { ask, close } = useAskedThread()
  useEffect(() => close, [close])
  useCommands({
    'note.thread': () => {
      const line = lineUnderCaret()
      if (line === null) useToast.getState().show({ sentence: say('note.threadNeedsLine') })
      else ask(line, true)
    },
  })
}
