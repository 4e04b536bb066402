export const JSCAD_TYPINGS = "";
