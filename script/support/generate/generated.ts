/** A file whose content follows from the sources. */
export interface Generated {
  /** Relative to the checkout. */
  readonly path: string;
  readonly content: string;
}
