// Bundles the desk into src/whence/show/static/. The same sources give the same bytes: CI builds again and compares.
import { build } from "esbuild";

await build({
  entryPoints: { desk: "src/main.jsx" },
  outdir: "../src/whence/show/static",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
  loader: { ".json": "json" },
  logLevel: "info",
});
