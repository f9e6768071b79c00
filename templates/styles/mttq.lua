--- Documents of the Fatherland Front (Mặt trận Tổ quốc) and of mass organisations. Their own rules
--- (207/QĐ-MTTW-BTT of 2025) set the kinds of documents; sizes and places are those of Decree 30.

return { name = "mttq", inherits = "nd30" }
