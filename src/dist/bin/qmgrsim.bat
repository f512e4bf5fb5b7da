@echo off
rem Starts qmgrsim with the Java that JAVA_HOME or PATH names (17 or newer). QMGRSIM_OPTS holds further options for the JVM.
rem From Java 19 on, classes come from an archive in the user's cache that the JVM makes and keeps by itself.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
for %%f in ("%HOME_DIR%\lib\qmgrsim-*.jar") do set "JAR=%%f"
if not defined LOCALAPPDATA set "LOCALAPPDATA=%TEMP%"
set "CACHE=%LOCALAPPDATA%\qmgrsim"
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
set "ARCHIVE=qmgrsim.jsa"
if "%~1"=="gui" set "JAR=%JAR%;%HOME_DIR%\lib\javafx\win\*"
if "%~1"=="gui" set "ARCHIVE=qmgrsim-window.jsa"
"%JAVA%" -Djava.awt.headless=true -Xshare:auto -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\%ARCHIVE%" %QMGRSIM_OPTS% -cp "%JAR%" org.qmgrsim.cli.Main %*
