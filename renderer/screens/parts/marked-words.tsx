/** Words that came and words that went, each said aloud as such: screen readers do not announce these elements themselves. */
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { wordDifference } from '../history/word-difference.ts'

interface MarkedProps {
  readonly text: string
  /** Other words follow, so its end is said too. */
  readonly amid?: boolean
}

export function Removed({ text, amid = false }: MarkedProps): ReactNode {
  return (
    <del>
      <span className="unseen">{say('parts.removed')} </span>
      {text}
      {amid ? <span className="unseen"> {say('parts.removedEnd')} </span> : null}
    </del>
  )
}

export function Added({ text, amid = false }: MarkedProps): ReactNode {
  return (
    <ins>
      <span className="unseen">{say('parts.added')} </span>
      {text}
      {amid ? <span className="unseen"> {say('parts.addedEnd')} </span> : null}
    </ins>
  )
}

/** One wording turned into the other, word by word; one after the other where they have too little in common. */
export function Reworded({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const runs = wordDifference(before, after)
  if (runs === null) {
    return (
      <>
        <Removed text={before} amid /> <Added text={after} />
      </>
    )
  }
  return runs.map(({ how, text }, index) => {
    if (how === 'removed') return <Removed key={index} text={text} amid />
    return how === 'added' ? <Added key={index} text={text} amid /> : <span key={index}>{text}</span>
  })
}
