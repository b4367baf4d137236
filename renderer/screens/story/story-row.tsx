/** One thing that happened to an item: when, what, who, and what it was before and is after. */
import type { ReactNode } from 'react'
import type { StoryStep } from '#note/wire/item-story.ts'
import { say } from '../../words/say.ts'
import { timeOf } from '../clock.ts'
import { Added, Removed, Reworded } from '../parts/marked-words.tsx'
import { deedWords, valueWords, whoWords } from './story-words.ts'

interface StoryRowProps {
  readonly step: StoryStep
  readonly timezone: string
  readonly me: string
}

/** Of the session as a whole: context for what happened to the item. */
const AROUND = /^session-/u

export function StoryRow({ step, timezone, me }: StoryRowProps): ReactNode {
  const who = whoWords(step.by, me)
  return (
    <li className={AROUND.test(step.what) ? 'story-step story-around' : 'story-step'}>
      <time dateTime={step.at}>{timeOf(step.at, timezone)}</time>
      <div>
        <p>
          <b>{deedWords(step)}</b>
          {who === '' ? null : <span className="second">{` ${say('story.by', { who })}`}</span>}
        </p>
        <Values step={step} />
        {step.reason === undefined ? null : (
          <p className="record story-reason">{say('note.quoted', { words: step.reason })}</p>
        )}
      </div>
    </li>
  )
}

function Values({ step: { what, field, before, after } }: { readonly step: StoryStep }): ReactNode {
  if (what === 'written' || what === 'back') return <p className="record">{after}</p>
  if (what === 'removed')
    return (
      <p className="record">
        <Removed text={before ?? ''} />
      </p>
    )
  if (before === undefined || after === undefined) return null
  if (what === 'reworded' || (what === 'proposed' && field === undefined))
    return (
      <p className="record">
        <Reworded before={before ?? ''} after={after ?? ''} />
      </p>
    )
  return (
    <p className="story-values">
      {before === null && field !== 'owner' ? null : <Removed text={valueWords(field, before)} amid />}{' '}
      <Added text={valueWords(field, after)} />
    </p>
  )
}
