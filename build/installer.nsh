; Offers Kiezbrief under "Öffnen mit" for mails (.eml) and lists (.csv), for this person only.
; It is never made the default: only OpenWithProgids is written, the default value of .eml and .csv
; stays what it is (learn.microsoft.com: "How to Include an Application on the Open With Dialog Box").

!macro offerFor EXTENSION NAME
  WriteRegStr HKCU "Software\Classes\Kiezbrief${EXTENSION}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\Kiezbrief${EXTENSION}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\Kiezbrief${EXTENSION}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "Kiezbrief${EXTENSION}" ""
!macroend

!macro takeBackFor EXTENSION
  DeleteRegKey HKCU "Software\Classes\Kiezbrief${EXTENSION}"
  DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "Kiezbrief${EXTENSION}"
!macroend

; SHCNE_ASSOCCHANGED: the desktop reads again what is offered.
!macro tellDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customInstall
  !insertmacro offerFor ".eml" "E-Mail"
  !insertmacro offerFor ".csv" "CSV"
  !insertmacro tellDesktop
!macroend

!macro customUnInstall
  !insertmacro takeBackFor ".eml"
  !insertmacro takeBackFor ".csv"
  !insertmacro tellDesktop
!macroend
