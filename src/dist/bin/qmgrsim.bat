@echo off
rem Starts qmgrsim with the Java that JAVA_HOME or PATH names (17 or newer).
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
"%JAVA%" -Djava.awt.headless=true %QMGRSIM_OPTS% -cp "%HOME_DIR%\lib\*" org.qmgrsim.cli.Main %*
