#!/bin/sh
# Fills /var/lang and /var/runtime in the build stage; a ca.crt beside this file is trusted while it runs.
set -eu
here=$(dirname "$0")
if [ -f "$here/ca.crt" ]; then
    export PIP_CERT="$here/ca.crt" SSL_CERT_FILE="$here/ca.crt"
fi
if ! command -v pip3 >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends python3 python3-pip >/dev/null
fi
pip3 install --quiet --no-cache-dir --root-user-action=ignore --target /var/runtime "awslambdaric$CLIENT" "boto3$BOTO3"
mkdir -p /var/lang/bin
for name in python3 "$(basename "$(readlink -f "$(command -v python3)")")"; do
    ln -sf "$(readlink -f "$(command -v python3)")" "/var/lang/bin/$name"
done
ln -sf python3 /var/lang/bin/python
install -m 0755 "$here/bootstrap" /var/runtime/bootstrap
install -m 0644 "$here/bootstrap.py" /var/runtime/bootstrap.py
install -m 0755 "$here/lambda-entrypoint.sh" /lambda-entrypoint.sh
