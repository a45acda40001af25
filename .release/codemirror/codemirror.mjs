// What the editor of the preview uses of CodeMirror; `build` makes one module of it.

export { Annotation, EditorSelection, EditorState } from "@codemirror/state";
export { EditorView, keymap } from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
export { HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
export { commonmarkLanguage, deleteMarkupBackward, insertNewlineContinueMarkup } from "@codemirror/lang-markdown";
export { Strikethrough, Table, TaskList } from "@lezer/markdown";
export { tags } from "@lezer/highlight";
