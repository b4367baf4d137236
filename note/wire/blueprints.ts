/** What `/api/v1/blueprints` answers and takes. Instants are ISO 8601 with `Z`. */
import type { BlueprintChange, BlueprintEntry, BlueprintField } from '../blueprints/blueprint-model.ts'
import type { BlueprintEdit } from '../blueprints/edit.ts'
import type { BlueprintDifference } from '../blueprints/merge-import.ts'
import type { Lifecycle } from '../blueprints/lifecycle.ts'
import type { DefinitionStatus } from '../blueprints/vocabulary.ts'
import type { Item } from './api.ts'

/** One row of `GET /blueprints`. `sessions` are the ids of those that touch it; `open` counts its actions not yet done. */
export interface BlueprintSummary {
  readonly blueprint: BlueprintEntry
  readonly lifecycle: Lifecycle
  readonly sessions: readonly string[]
  readonly decisions: number
  readonly actions: number
  readonly open: number
}
export interface BlueprintsAnswer {
  readonly blueprints: readonly BlueprintSummary[]
}

/** `GET /blueprints/:name`. `may` are the fields that whoever asks may change, `mayBecome` the definitions they may give it. */
export interface BlueprintAnswer extends BlueprintSummary {
  readonly items: readonly Item[]
  readonly history: readonly BlueprintChange[]
  /** Blueprints that say something of this one. */
  readonly relatedFrom: readonly { readonly name: string; readonly kind: string }[]
  readonly may: readonly BlueprintField[]
  readonly mayBecome: readonly DefinitionStatus[]
}

/** `POST /blueprints`: registers one. */
export interface NewBlueprintRequest {
  readonly name: string
  readonly title?: string
  readonly project?: string
}

/** `POST /blueprints/:name`: changes some fields; 409 where somebody changed it since `revision`. */
export interface EditBlueprintRequest {
  readonly revision: number
  readonly edit: BlueprintEdit
}

/** `POST /imports/blueprints`: what a file holds; with `take` it is laid over what is here (rule K7). */
export interface ImportBlueprintsRequest {
  /** The file's name, for sentences. */
  readonly name: string
  readonly text: string
  readonly take?: boolean
}
/** What the file makes new, changes, and leaves alone. `people` are those that become known or better known. */
export interface ImportBlueprintsAnswer {
  readonly blueprints: readonly BlueprintDifference[]
  readonly people: readonly { readonly name: string; readonly account: string }[]
  /** What was read leniently or is not in such a file, a sentence each. */
  readonly notices: readonly string[]
  readonly taken: boolean
}
