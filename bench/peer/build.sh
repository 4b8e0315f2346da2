#!/usr/bin/env bash
# usage: build.sh FOLDER MODEL.c PROGRAM [debian]
# Compiles peer.c and a generated model into PROGRAM, against SUNDIALS CVODE that is built once into FOLDER from Debian's source package with
# -O3 -march=native (the library that Debian ships is about three times slower and would flatter us). Needs root for apt-get the first time.
# With "debian" it links Debian's library instead: enough to check numbers, never to quote times.
set -euo pipefail
folder=$1 model=$2 program=$3 kind=${4:-own}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
flags="-O3 -march=native -flto"
library=$folder/sundials

install_tools() {
  local needed=()
  command -v gcc >/dev/null || needed+=(build-essential)
  command -v cmake >/dev/null || needed+=(cmake)
  command -v dpkg-source >/dev/null || needed+=(dpkg-dev)
  [ -e /usr/include/suitesparse/klu.h ] || needed+=(libsuitesparse-dev)
  [ ${#needed[@]} -eq 0 ] && return
  apt-get -o DPkg::Lock::Timeout=300 update -qq
  apt-get -o DPkg::Lock::Timeout=300 install -y -qq "${needed[@]}" >/dev/null
}

# The source package comes through a source list of its own, so that the machine's lists stay as they are.
fetch_source() {
  mkdir -p "$folder/lists/partial" "$folder/sources"
  local list
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    [ -f "$list" ] && sed -E 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$list" > "$folder/sources/$(basename "$list")"
  done
  local options=(-o Dir::State::Lists="$folder/lists" -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$folder/sources" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update -qq
  (cd "$folder" && apt-get "${options[@]}" source -qq --download-only sundials && mkdir -p source && tar xf sundials_*.orig.tar.* -C source --strip-components=1)
}

build_library() {
  cmake -S "$folder/source" -B "$folder/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS="$flags -w" -DCMAKE_AR="$(command -v gcc-ar)" -DCMAKE_RANLIB="$(command -v gcc-ranlib)" \
    -DCMAKE_INSTALL_PREFIX="$library" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF -DENABLE_KLU=ON -DKLU_INCLUDE_DIR=/usr/include/suitesparse \
    -DKLU_LIBRARY_DIR="/usr/lib/$(gcc -print-multiarch)" -DEXAMPLES_ENABLE_C=OFF -DEXAMPLES_INSTALL=OFF $(printf -- '-DBUILD_%s=OFF ' ARKODE CVODES IDA IDAS KINSOL) >"$folder/build.log" 2>&1
  cmake --build "$folder/build" --target install -j "$(nproc)" >>"$folder/build.log" 2>&1
}

if [ "$kind" = own ] && [ ! -f "$library/done" ]; then
  echo "building SUNDIALS in $folder (about two minutes, once)" >&2
  install_tools
  fetch_source
  build_library
  touch "$library/done"
fi

where=()
[ "$kind" = own ] && where=(-I"$library/include" -L"$library/lib")
gcc $flags -std=gnu17 -I"$here" "${where[@]}" -I/usr/include/suitesparse -o "$program" "$here/peer.c" "$model" \
  -lsundials_{cvode,sunlinsolklu,sunlinsoldense,sunmatrixsparse,sunmatrixdense,nvecserial,generic} -lklu -lm 2> >(grep -v 'serial compilation' >&2)
