/**
 * What Slack accepts in blocks and messages, in UTF-16 units or in elements (@slack/types 3.2.0 and docs.slack.dev/reference/block-kit).
 * A message past one of them is refused whole.
 */
export const limits = {
  /** Blocks of a message. */
  blocks: 50,
  /** Blocks of an App Home. */
  viewBlocks: 100,
  /** Plain text of a header. */
  header: 150,
  /** Text of a section. */
  section: 3000,
  /** Fields of a section, and the text of each. */
  fields: 10,
  field: 2000,
  /** Elements of a context block and of an actions block. */
  contextElements: 10,
  actions: 25,
  /** Label and value of a button. */
  button: 75,
  value: 2000,
  /** Options of a select menu, and the label and the value of each. */
  options: 100,
  option: 75,
  optionValue: 150,
  /** Address behind a button or a link. */
  url: 3000,
  /** Text that stands for the blocks in notifications; Slack advises 4,000 and cuts at 40,000. */
  text: 4000,
} as const;
