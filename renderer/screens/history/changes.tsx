/**
 * What changed between two versions: with what to compare, one sentence about all of it, and each line in sentences
 * with what it said before and after.
 */
import type { ReactNode } from 'react'
import type { ComparisonAnswer, LineChange } from '#note/wire/history.ts'
import { LANGUAGE } from '../../words/language.ts'
import { say } from '../../words/say.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { Added, Removed, Reworded } from '../parts/marked-words.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { changeSum } from './change-sum.ts'
import { byLine, changeSentence, fieldValues, type LineChanges, type Part } from './change-words.ts'
import type { Past } from './use-past.ts'
import { inOrder, instantWords, keyOf, kindSentence, overDays, timeWords } from './versions.ts'
import { wordDifference } from './word-difference.ts'

interface ChangesProps {
  readonly past: Past
  readonly timezone: string
  readonly me: string
}

export function Changes({ past, timezone, me }: ChangesProps): ReactNode {
  const { versions, place, other, comparison, shown } = past
  if (other === null) return <OnlyOne />
  const [older, newer] = inOrder(place, other).map((index) => versions[index])
  if (older === undefined || newer === undefined) return null
  const days = overDays([older, newer], timezone)
  const lines = new Set(shown.value?.record.sections.flatMap((section) => section.lines.map(({ id }) => id)))
  return (
    <section className="changes" id="past-changes" tabIndex={-1} aria-label={say('history.changed')}>
      <h2>
        {say('history.changed')}{' '}
        <span>
          {say('history.fromTo', {
            from: timeWords(older, timezone, days),
            to: timeWords(newer, timezone, days),
          })}
        </span>
      </h2>
      <ComparePicker {...{ past, timezone, me }} />
      <Comparison comparison={comparison} me={me} standing={lines} />
    </section>
  )
}

function OnlyOne(): ReactNode {
  return (
    <section className="changes" id="past-changes" tabIndex={-1} aria-label={say('history.changed')}>
      <h2>{say('history.changed')}</h2>
      <p className="second">{say('history.onlyOne')}</p>
    </section>
  )
}

/** The newest first, as in the list of a diary. */
function ComparePicker({ past, timezone, me }: ChangesProps): ReactNode {
  const { versions, place, other, compareWith } = past
  const value = other === null ? undefined : versions[other]
  const options = versions.map((version, index) => ({ version, index })).reverse()
  return (
    <label className="labelled compare-with">
      {say('history.compareWith')}
      <span className="field">
        <select
          value={value === undefined ? '' : keyOf(value)}
          onChange={(event) => compareWith(event.target.value)}
        >
          {options.map(({ version, index }) =>
            index === place ? null : (
              <option key={keyOf(version)} value={keyOf(version)}>
                {version.kind === 'now'
                  ? say('history.kind.now')
                  : say('history.option', {
                      when: instantWords(version, timezone),
                      what: kindSentence(version, me),
                    })}
              </option>
            ),
          )}
        </select>
      </span>
    </label>
  )
}

interface ComparisonProps {
  readonly comparison: Past['comparison']
  readonly me: string
  /** The lines that the sheet shows, so that one can go there. */
  readonly standing: ReadonlySet<string>
}

function Comparison({ comparison, me, standing }: ComparisonProps): ReactNode {
  const { value, failure, waiting, again } = comparison
  if (failure !== null) {
    return (
      <div className="changes-failed">
        <p className="problem" role="alert">
          {failure.sentence}
        </p>
        <PushButton onPress={again}>{say('history.tryAgain')}</PushButton>
      </div>
    )
  }
  return (
    <div aria-busy={waiting} className={waiting ? 'changes-list changes-waiting' : 'changes-list'}>
      <p className="changes-summary" role="status">
        {value === null ? '' : summaryOf(value)}
      </p>
      {value === null ? null : (
        <ol>
          {byLine(value.changes).map((changes) => (
            <LineRow key={changes.line} changes={changes} me={me} standing={standing.has(changes.line)} />
          ))}
        </ol>
      )}
    </div>
  )
}

/** The relay sums up in English; in other languages the page counts what happened. */
function summaryOf({ summary, changes }: ComparisonAnswer): string {
  if (LANGUAGE !== 'en') return changeSum(changes)
  const words = summary.charAt(0).toUpperCase() + summary.slice(1)
  return words.endsWith('.') ? words : `${words}.`
}

interface LineRowProps {
  readonly changes: LineChanges
  readonly me: string
  readonly standing: boolean
}

function LineRow({ changes, me, standing }: LineRowProps): ReactNode {
  return (
    <li className="change">
      <KindSign kind={changes.kind} />
      <div>
        {changes.changes.map((change, index) => (
          <div key={index} className="change-deed">
            <p>
              <Words parts={changeSentence(change, me)} />.{' '}
              {standing && index === 0 ? (
                <button type="button" className="link" onClick={() => showLine(changes.line)}>
                  {say('history.showIt')}
                </button>
              ) : null}
            </p>
            <BeforeAfter change={change} />
          </div>
        ))}
      </div>
    </li>
  )
}

const WITH_SIGN = new Set(['decision', 'action', 'question', 'blueprint'])

function KindSign({ kind }: { readonly kind: string }): ReactNode {
  return WITH_SIGN.has(kind) ? <KindGlyph kind={kind} size={14} /> : <i className="change-line" />
}

function Words({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return parts.map((part, index) =>
    part.strong === true ? <b key={index}>{part.text}</b> : <span key={index}>{part.text}</span>,
  )
}

function BeforeAfter({ change }: { readonly change: LineChange }): ReactNode {
  const values = fieldValues(change)
  if (values !== null) {
    return (
      <p className="change-values">
        <Removed text={values.before} /> <Added text={values.after} />
      </p>
    )
  }
  const { what, before, after } = change
  if (change.kind === 'reference') return null
  if (what === 'added') return <Text words={<Added text={after ?? ''} />} empty={after === ''} />
  if (what === 'removed') return <Text words={<Removed text={before ?? ''} />} empty={before === ''} />
  if (what !== 'reworded' || before === null || after === null || before === after) return null
  if (wordDifference(before, after) === null) return <TwoTexts before={before} after={after} />
  return (
    <p className="record change-text">
      <Reworded before={before} after={after} />
    </p>
  )
}

function Text({ words, empty }: { readonly words: ReactNode; readonly empty: boolean }): ReactNode {
  return empty ? (
    <p className="third">{say('history.emptyLine')}</p>
  ) : (
    <p className="record change-text">{words}</p>
  )
}

/** Wordings that have nothing in common are read one after the other. */
function TwoTexts({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  return (
    <dl className="two-texts">
      <dt>{say('history.before')}</dt>
      <dd className="record change-text">
        {before === '' ? (
          <span className="third">{say('history.nothingHead')}</span>
        ) : (
          <Removed text={before} />
        )}
      </dd>
      <dt>{say('history.after')}</dt>
      <dd className="record change-text">
        {after === '' ? <span className="third">{say('history.nothingHead')}</span> : <Added text={after} />}
      </dd>
    </dl>
  )
}

const SHOWN_MS = 1_600

/** Brings the line into sight, gives it the focus and marks it for a moment. */
function showLine(line: string): void {
  const found = document.querySelector<HTMLElement>(`#line-${CSS.escape(line)}`)
  if (found === null) return
  found.scrollIntoView({ block: 'center' })
  found.focus({ preventScroll: true })
  found.animate([{ backgroundColor: 'var(--accent-wash)' }, { backgroundColor: 'transparent' }], SHOWN_MS)
}
