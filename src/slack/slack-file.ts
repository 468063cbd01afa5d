/** A file of a message, as far as it matters here (docs.slack.dev/reference/objects/file-object). */
export interface SlackFile {
  readonly id?: string;
  readonly mimetype?: string;
  readonly filetype?: string;
  readonly size?: number;
  readonly mode?: string;
  readonly is_external?: boolean;
  readonly url_private?: string;
  readonly url_private_download?: string;
  /** `check_file_info` where the file comes over Slack Connect and has to be asked for. */
  readonly file_access?: string;
}
