/** Where the bureau's declarations lie: one file a ledger, norm family or report. A new ledger is one new file here. */
export const bureauFolder: string = import.meta.dirname
