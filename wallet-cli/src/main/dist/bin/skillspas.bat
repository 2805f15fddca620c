@echo off
rem The wallets command line, from an unpacked zip. Needs Java 17 or newer, unless a runtime came with it.
setlocal
set "SKILLSPAS_HOME=%~dp0.."
set "SKILLSPAS_JAVA=java"
if defined JAVA_HOME set "SKILLSPAS_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%SKILLSPAS_HOME%\runtime\bin\java.exe" set "SKILLSPAS_JAVA=%SKILLSPAS_HOME%\runtime\bin\java.exe"
"%SKILLSPAS_JAVA%" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseSerialGC -cp "%SKILLSPAS_HOME%\lib\*" nl.skillspaspoort.wallet.cli.Main %*
exit /b %ERRORLEVEL%
